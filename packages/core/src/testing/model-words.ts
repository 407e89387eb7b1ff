import type { Fee } from "../fee.ts";
import type { Tariff } from "../tariff.ts";

/** What the model needs to know of the platform. Milliseconds and minor units. */
export interface ModelSettings {
  maxGapMs: number;
  adjustmentWindowMs: number;
  payoutMinimumMinor: number;
}

/** What customer and vendor agreed on when the session started. */
export interface ModelTerms {
  customer: string;
  vendor: string;
  tariff: Tariff;
  fee: Fee;
  capMinor: number | null;
}

/** How a session's money went, as the model predicts it. */
export interface ModelBill {
  billableMs: number;
  billableSeconds: number;
  /** The price of the time, also beyond the held money. */
  dueMinor: number;
  capturedMinor: number;
  releasedMinor: number;
  vendorMinor: number;
  feeMinor: number;
}

/** One payment's part of a withdrawal. */
export interface ModelPart {
  payment: string;
  amountMinor: number;
}

/** The model's no, with the error code that core or the services answer with. */
export class ModelRefusal extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}
