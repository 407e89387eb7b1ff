import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createAccessToken } from "@paygo/services";
import { createPerson, type Person } from "../fixtures/people.ts";
import { expect, test } from "../fixtures/test.ts";

const run = promisify(execFile);

/** Calls the API with plain curl; resolves with status and body. */
async function curl(token: string | null, method: string, url: string, body?: object) {
  const { stdout } = await run("curl", [
    ...["-sS", "-X", method, "-w", "\n%{http_code}", "-H", "content-type: application/json"],
    ...(token === null ? [] : ["-H", `authorization: Bearer ${token}`]),
    ...(body === undefined ? [] : ["-d", JSON.stringify(body)]),
    url,
  ]);
  const [json = "", status = ""] = stdout.trim().split(/\n(?=\d{3}$)/);
  return { status: Number(status), body: JSON.parse(json) };
}

test("the walk of the original guide runs with plain curl: start, join, token, stop", async ({
  pair,
  services,
  place,
}) => {
  const tokenOf = async (person: Person) =>
    (await createAccessToken(services, person, { name: "curl", expiresInDays: 1 })).token;
  const [customer, vendor] = [await tokenOf(pair.customer), await tokenOf(pair.vendor)];
  const streams = `${place.baseUrl}/api/v1/streams`;

  const started = await curl(customer, "POST", `${streams}/start`, {
    serviceId: pair.serviceId,
    device: "curl-customer",
  });
  expect(started).toMatchObject({ status: 200, body: { session: { state: "ringing", part: "customer" } } });
  const session = `${streams}/${started.body.session.id}`;
  const joined = await curl(vendor, "POST", `${session}/join`, { device: "curl-vendor" });
  expect(joined).toMatchObject({ status: 200, body: { session: { part: "vendor" } } });
  expect(joined.body.room.uid).not.toBe(started.body.room.uid);
  const renewed = await curl(customer, "GET", `${session}/agora-token`);
  expect(renewed).toMatchObject({ status: 200, body: { room: { uid: started.body.room.uid } } });
  const stopped = await curl(customer, "POST", `${session}/stop`, {});
  expect(stopped).toMatchObject({
    status: 200,
    body: { session: { state: "ended", endReason: "stopped_by_customer" } },
  });
  expect((await curl(customer, "GET", `${session}/agora-token`)).status).toBe(409);

  const stranger = await tokenOf(await createPerson(services, place, "user"));
  expect((await curl(stranger, "POST", `${session}/stop`, {})).status).toBe(404);
  expect((await curl(null, "POST", `${session}/stop`, {})).status).toBe(401);
  expect((await curl("paygo_pat_unknown", "POST", `${session}/stop`, {})).status).toBe(401);
  const document = await curl(null, "GET", `${place.baseUrl}/api/v1/openapi.json`);
  expect(Object.keys(document.body.paths)).toHaveLength(4);
});
