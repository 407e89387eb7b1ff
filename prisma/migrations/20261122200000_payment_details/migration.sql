-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "save_card" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "auto_refills" ADD COLUMN     "stopped_code" TEXT;

-- AlterTable
ALTER TABLE "provider_events" ADD COLUMN     "due_at" TIMESTAMPTZ(3);
UPDATE "provider_events" SET "due_at" = "received_at";
ALTER TABLE "provider_events" ALTER COLUMN "due_at" SET NOT NULL;

-- ───────────── What Prisma's schema language cannot say: the database as the last guard ─────────────

DROP INDEX "provider_events_open";
CREATE INDEX "provider_events_open" ON "provider_events" ("due_at") WHERE "processed_at" IS NULL;
ALTER TABLE "auto_refills" ADD CONSTRAINT "auto_refills_stopped" CHECK (NOT "is_on" OR "stopped_code" IS NULL);
