"use client";

import type { AccountBalances } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@paygo/ui/dialog";
import { useState } from "react";
import { AdjustForm } from "./adjust-form.tsx";

/** Corrects somebody's money by hand. */
export function AdjustDialog({ person }: { person: AccountBalances["person"] }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary" size="sm" aria-label={`Adjust the account of ${person.name}`}>
          Adjust
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`Adjust the account of ${person.name}`}
        description={`A correction by hand, against the platform’s own money. ${person.email}`}
      >
        <AdjustForm person={person} onDone={() => setIsOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}
