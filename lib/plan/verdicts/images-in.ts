/** The images that a document names, at whatever depth. */
export function imagesIn(document: unknown): readonly string[] {
  const images: string[] = [];
  const open: unknown[] = [document];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'image' && typeof inner === 'string') images.push(inner);
      else open.push(inner);
    }
  }
  return images;
}
