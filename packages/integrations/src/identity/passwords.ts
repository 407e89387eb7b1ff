import { hash, verify } from "@node-rs/argon2";
import type { PasswordHasher } from "@paygo/services";

// argon2id (the library's default) with OWASP's parameters: 19 MiB, two passes, one lane.
// https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Makes the argon2id hasher. */
export function createPasswordHasher(): PasswordHasher {
  let nobody: Promise<string> | undefined;
  return {
    hash: (password) => hash(password, parameters),
    async verify(passwordHash, password) {
      nobody ??= hash("nobody has this password", parameters);
      const isRight = await verify(passwordHash ?? (await nobody), password);
      return passwordHash !== null && isRight;
    },
  };
}
