/** What the demo vendor offers: one service for each kind of tariff that customers meet. */
export const demoServices = [
  {
    title: "Second opinion on a contract",
    description:
      "Read the clause that worries you aloud and hear what it means. Hanging up in the first minute costs its time only.",
    pricePerMinuteMinor: 300,
    initialSeconds: 60,
    subsequentSeconds: 1,
    freeSeconds: 20,
    minimumMinor: 900,
    minimumAfterSeconds: 60,
  },
  {
    title: "Language tandem",
    description: "Talk Spanish or German with somebody who grew up with it. Billed to the second.",
    pricePerMinuteMinor: 60,
    initialSeconds: 1,
    subsequentSeconds: 1,
    freeSeconds: 0,
    minimumMinor: 0,
    minimumAfterSeconds: 0,
  },
  {
    title: "Plant doctor",
    description:
      "Show the leaves to the camera and hear what your plant is missing. The first half minute is free.",
    pricePerMinuteMinor: 120,
    initialSeconds: 60,
    subsequentSeconds: 60,
    freeSeconds: 30,
    minimumMinor: 0,
    minimumAfterSeconds: 0,
  },
  {
    title: "Code review, live",
    description:
      "Share what you are stuck on and walk through it together, from a failing test to a design question.",
    pricePerMinuteMinor: 200,
    initialSeconds: 60,
    subsequentSeconds: 60,
    freeSeconds: 0,
    minimumMinor: 0,
    minimumAfterSeconds: 0,
  },
];
