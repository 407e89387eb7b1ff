// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { DisclosureMenu } from "./disclosure-menu.tsx";

afterEach(cleanup);

function setUp() {
  render(
    <>
      <DisclosureMenu label="Account menu" trigger="A">
        <button type="button">Sign out</button>
      </DisclosureMenu>
      <button type="button">Elsewhere</button>
    </>,
  );
  const button = screen.getByRole("button", { name: "Account menu" });
  fireEvent.click(button);
  return { button, item: screen.getByRole("button", { name: "Sign out" }) };
}

const isOpen = () => screen.queryByRole("button", { name: "Sign out" }) !== null;

describe("DisclosureMenu", () => {
  it("opens on a click and tells so", () => {
    const { button } = setUp();
    expect(button.getAttribute("aria-expanded")).toBe("true");
    expect(isOpen()).toBe(true);
  });

  it("closes on Escape and gives the focus back to its button", () => {
    const { button, item } = setUp();
    item.focus();
    fireEvent.keyDown(item, { key: "Escape" });
    expect(isOpen()).toBe(false);
    expect(document.activeElement).toBe(button);
  });

  it("closes when something was chosen, pressed elsewhere, or tabbed away from", () => {
    const { button, item } = setUp();
    fireEvent.click(item);
    expect(isOpen()).toBe(false);
    fireEvent.click(button);
    fireEvent.pointerDown(document.body);
    expect(isOpen()).toBe(false);
    fireEvent.click(button);
    fireEvent.blur(item, { relatedTarget: screen.getByRole("button", { name: "Elsewhere" }) });
    expect(isOpen()).toBe(false);
  });
});
