/** A file that is dropped beside its place would be opened by the browser instead of the page, with all that it holds. */
export function refuseStrayFiles(): void {
  const refuse = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files') || event.target instanceof HTMLInputElement) return
    event.preventDefault()
    // Whoever takes files says so after this.
    event.dataTransfer.dropEffect = 'none'
  }
  window.addEventListener('dragover', refuse)
  window.addEventListener('drop', refuse)
}
