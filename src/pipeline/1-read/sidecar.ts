/** Path of the file that may state a page's metadata: `NAME.meta.yaml` beside `NAME.txt`. */
export function sidecarOf(path: string): string {
  return `${path.replace(/\.[^./\\]*$/, '')}.meta.yaml`;
}
