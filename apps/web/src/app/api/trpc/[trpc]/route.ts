import { handleTrpcRequest } from "@paygo/api";
import { getApiEdge } from "../../../../server/api-edge.ts";

function handle(request: Request): Promise<Response> {
  return handleTrpcRequest(request, getApiEdge());
}

export { handle as GET, handle as POST };
