export { type StripeDouble, startStripeDouble } from "./stripe-double/double.ts";
