/* For browsers too old for the pages, so in the language of the oldest: says so instead of leaving the page blank. */
;(function (floor) {
  if (floor.isReached) return
  floor.notice.id = 'trinh-duyet-cu'
  floor.notice.setAttribute('role', 'alert')
  floor.notice.style.cssText = floor.look
  floor.notice.appendChild(document.createTextNode(floor.words))
  document.body.insertBefore(floor.notice, document.body.firstChild)
})({
  isReached:
    typeof window.structuredClone === 'function' &&
    typeof Array.prototype.findLast === 'function' &&
    typeof window.AbortSignal === 'function' &&
    typeof window.AbortSignal.timeout === 'function' &&
    window.CSS &&
    window.CSS.supports &&
    window.CSS.supports('height', '1dvh'),
  notice: document.createElement('div'),
  look: 'padding:16px 24px;background:#fff4e5;color:#17212b;font:16px/1.55 Arial,sans-serif',
  words:
    'Trình duyệt này đã cũ. La Bàn cần Chrome hoặc Edge từ bản 109, Firefox từ bản 115, Safari từ bản 16. ' +
    'Cập nhật trình duyệt, hoặc nhờ cán bộ công nghệ thông tin của cơ quan. Số liệu đã lưu không bị ảnh hưởng.',
})
