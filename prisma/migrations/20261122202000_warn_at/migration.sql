-- When both sides are next told that the money runs out. The sweeper looks only at open sessions.
ALTER TABLE "sessions" ADD COLUMN "warn_at" TIMESTAMPTZ(3);
CREATE INDEX "sessions_warn_at" ON "sessions" ("warn_at") WHERE "state" <> 'ended';
