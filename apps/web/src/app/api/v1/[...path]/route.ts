import { handleRestRequest } from "@paygo/api";
import { getApiEdge } from "../../../../server/api-edge.ts";

function handle(request: Request): Promise<Response> {
  return handleRestRequest(request, getApiEdge());
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
