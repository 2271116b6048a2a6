/** A worker for workerd: answers with a report as JSON. */
import { runCases } from "./platform.ts";

export default {
  async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    const report = await runCases("workerd", searchParams.get("baseUrl") ?? "");
    return Response.json(report);
  },
};
