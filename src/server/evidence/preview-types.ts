/** Office documents are saved and opened by their own program. */
export function hasPreview(mediaType: string): boolean {
  return mediaType === 'application/pdf' || mediaType.startsWith('image/')
}
