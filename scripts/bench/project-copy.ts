/** A copy of this project to edit the code of: nobody's own files are touched, however a run ends. */
import { cp, mkdir, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";

/** Copies the project of the folder the command runs in to `folder`: code, records and settings; the packages are shared. */
export async function copyProject(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of ["package.json", "package-lock.json", "tsconfig.json", "_data", "_includes", "src", "scripts"]) {
    await cp(name, join(folder, name), { recursive: true });
  }
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
}
