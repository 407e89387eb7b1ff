// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";

afterEach(cleanup);

describe("Field", () => {
  it("names the control and describes it by the error and the hint", () => {
    render(
      <Field label="Price" hint="A minute." error="Too low." isRequired>
        {(control) => <Input {...control} />}
      </Field>,
    );
    const input = screen.getByRole("textbox", { name: "Price" });
    const described = (input.getAttribute("aria-describedby") ?? "").split(" ");
    expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([
      "Too low.",
      "A minute.",
    ]);
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(input.hasAttribute("required")).toBe(true);
  });

  it("does not point at descriptions that are not there", () => {
    render(<Field label="Price">{(control) => <Input {...control} />}</Field>);
    const input = screen.getByRole("textbox", { name: "Price" });
    expect(input.hasAttribute("aria-describedby")).toBe(false);
    expect(input.hasAttribute("aria-invalid")).toBe(false);
  });
});
