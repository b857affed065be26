/**
 * What people in Vietnamese offices make passwords of, without marks and spaces: words of the trade, greetings, family
 * names, places. The library's own lists know English and leaked passwords.
 */
export const VIETNAMESE_WORDS: readonly string[] = `
  laban matkhau matkhaumoi matma dangnhap taikhoan quantri quantrivien nguoidung hethong baomat bimat macdinh
  chuyendoiso chuyen doi so dti chisochuyendoiso cchc caicachhanhchinh hanhchinh cong dichvucong motcua chinhquyen
  chinhquyenso kinhteso xahoiso tinh huyen quan phuong thanhpho thixa thitran ubnd uybannhandan uyban nhandan
  hoidongnhandan hdnd vanphong socongthuong sotaichinh soyte sonoivu sotuphap sogiaoduc sothongtin sotttt sokhcn
  khoahoccongnghe thongtintruyenthong vnpt viettel mobifone congnghe thongtin truyenthong cntt vanthu totrinh baocao
  quyetdinh kehoach canbo congchuc vienchuc chutich phochutich giamdoc phogiamdoc truongphong chuyenvien thuky
  anhyeuem emyeuanh yeuem yeuanh anhnhoem emnhoanh maiyeu yeumaimai motminh hanhphuc giadinh giadinhtoi bome conyeu
  chongyeu voyeu tinhyeu tinhban xinchao camon chucmung chucmungnammoi nammoi mungxuan tetnguyendan
  khongbiet khongco khongnho khongquen toiyeuvietnam toiyeu vietnam vietnamvodich vodich doclaptudohanhphuc
  doclap tudo doclaptudo conghoaxahoichunghiavietnam hochiminh bacho bachomuonnam saigon hanoi thudo haiphong danang
  cantho hue thuathienhue thuathien nghean hatinh quangbinh quangtri quangnam quangngai binhdinh khanhhoa nhatrang
  lamdong dalat daklak gialai kontum dongnai binhduong longan tiengiang bentre travinh vinhlong dongthap angiang kiengiang
  camau baclieu soctrang haugiang tayninh binhphuoc ninhthuan binhthuan phuyen thanhhoa ninhbinh namdinh thaibinh hanam
  hungyen haiduong bacninh bacgiang quangninh langson caobang backan thainguyen tuyenquang hagiang laocai yenbai phutho
  vinhphuc hoabinh sonla dienbien laichau songhuong nuingu ngubinh kinhthanh dainoi trangtien
  nguyen tran pham hoang huynh phan truong dang ngo duong vuong trinh dinh doan lam mai thanh minh tuan hung dung hieu
  linh huong thuy trang phuong thao ngoc hai nam son long quang duc anh khanh hoa thi van
  mot hai bon sau bay tam chin muoi thang nam ngay sinhnhat ngaysinh
`
  .trim()
  .toLowerCase()
  .split(/\s+/)
