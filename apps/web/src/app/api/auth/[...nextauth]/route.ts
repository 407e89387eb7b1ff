import { guardBody, readFailure } from "@paygo/api";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { getAuthOptions } from "../../../../server/auth.ts";

interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

/** `session` would prolong sign-ins and not notice revoked ones; nothing here asks for it. */
const closed: ReadonlySet<string | undefined> = new Set(["session"]);

export async function GET(request: NextRequest, context: RouteContext): Promise<Response> {
  const [action] = (await context.params).nextauth;
  if (closed.has(action)) return new Response(null, { status: 404 });
  return NextAuth(request, context, getAuthOptions());
}

export async function POST(request: NextRequest, context: RouteContext): Promise<Response> {
  const [action] = (await context.params).nextauth;
  if (closed.has(action)) return new Response(null, { status: 404 });
  try {
    guardBody(request.headers);
  } catch (error) {
    return Response.json({ code: readFailure(error).code }, { status: 400 });
  }
  return NextAuth(request, context, getAuthOptions());
}
