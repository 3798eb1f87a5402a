// A folder for generated code, beside the packages that it imports; it is removed when the program ends.
import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(fileURLToPath(import.meta.url));

export function generatedFolder() {
  const folder = mkdtempSync(join(home, '.generated-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
