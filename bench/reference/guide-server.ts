import { randomInt, randomUUID } from "node:crypto";
import agora from "agora-token";
import express from "express";
import pg from "pg";

/**
 * What the original guide did, as bare as it gets: look the service up, sign a token, write one row; bill the
 * minutes from start to stop. No sign-in, no ledger, no holds, no presence. Only a yardstick for `bench`.
 */
export async function startGuideServer(
  databaseUrl: string,
): Promise<{ baseUrl: string; stop(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });
  await pool.query(`CREATE SCHEMA IF NOT EXISTS guide;
    CREATE TABLE IF NOT EXISTS guide.streams (
      id uuid PRIMARY KEY, service_id uuid NOT NULL, channel text NOT NULL, token text NOT NULL,
      rate_minor int NOT NULL, started_at timestamptz NOT NULL DEFAULT now(), ended_at timestamptz, cost_minor int)`);
  const appId = "970ca35de60c44645bbae8a215061b33";
  const certificate = "5cfd2fd1755d40ecb72977518be15d3b";
  const sign = (channel: string) =>
    agora.RtcTokenBuilder.buildTokenWithUid(
      appId,
      certificate,
      channel,
      randomInt(1, 2 ** 31),
      agora.RtcRole.PUBLISHER,
      3600,
      3600,
    );

  const app = express();
  app.use(express.json());
  app.post("/start", async (request, response) => {
    const { rows } = await pool.query("SELECT id, price_per_minute_minor FROM services WHERE id = $1", [
      request.body.serviceId,
    ]);
    const id = randomUUID();
    const channel = `paygo-session-${id}`;
    const token = sign(channel);
    await pool.query(
      "INSERT INTO guide.streams (id, service_id, channel, token, rate_minor) VALUES ($1, $2, $3, $4, $5)",
      [id, rows[0].id, channel, token, rows[0].price_per_minute_minor],
    );
    response.json({ sessionId: id, token });
  });
  app.post("/join", async (request, response) => {
    const { rows } = await pool.query("SELECT channel FROM guide.streams WHERE id = $1", [
      request.body.sessionId,
    ]);
    response.json({ token: sign(rows[0].channel) });
  });
  app.post("/token", async (request, response) => {
    const { rows } = await pool.query("SELECT token FROM guide.streams WHERE id = $1", [
      request.body.sessionId,
    ]);
    response.json({ token: rows[0].token });
  });
  app.post("/stop", async (request, response) => {
    const { rows } = await pool.query(
      `UPDATE guide.streams SET ended_at = now(),
        cost_minor = rate_minor * ceil(extract(epoch FROM now() - started_at) / 60) WHERE id = $1 RETURNING cost_minor`,
      [request.body.sessionId],
    );
    response.json({ costMinor: rows[0].cost_minor });
  });

  const server = await new Promise<ReturnType<typeof app.listen>>((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => resolve(listening));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the reference server has no port");
  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await pool.end();
    },
  };
}
