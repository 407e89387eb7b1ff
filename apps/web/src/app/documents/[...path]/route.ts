import { answerDocument } from "../../../server/answer-document.ts";
import { getApiEdge } from "../../../server/api-edge.ts";

export function GET(request: Request): Promise<Response> {
  return answerDocument(request, getApiEdge());
}
