/** Posts to next-auth as its own client does: with the CSRF token, asking for JSON. Resolves to where it leads. */
export async function postToAuth(action: string, fields: Record<string, string>): Promise<URL> {
  const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
  const answer = await fetch(`/api/auth/${action}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...fields, csrfToken, json: "true" }),
  });
  const { url } = await answer.json();
  return new URL(url, window.location.href);
}

/** Removes the sign-in cookie of this browser. */
export async function signOut(): Promise<void> {
  await postToAuth("signout", {});
}
