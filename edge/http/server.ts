import type { Clock } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";
import { callerByKey, callerBySession } from "../usecases/sign-in.ts";
import { openWebApp } from "../web/open-app.ts";
import { takeWebSockets } from "../web/websockets.ts";
import type { App } from "./app.ts";
import { describeApi, serveDocs } from "./docs.ts";
import { guardAccess } from "./guard.ts";
import { answerOnce } from "./idempotency.ts";
import type { LiveHub } from "./live.ts";
import type { Metrics } from "./metrics.ts";
import { takePictures } from "./pictures.ts";
import { alertRoutes } from "./routes/alerts.ts";
import { basketLineRoutes } from "./routes/basket-lines.ts";
import { basketStepRoutes } from "./routes/basket-steps.ts";
import { basketRoutes } from "./routes/baskets.ts";
import { bookRoutes } from "./routes/books.ts";
import { factRoutes } from "./routes/facts.ts";
import { healthRoutes } from "./routes/health.ts";
import { kioskRoutes } from "./routes/kiosk.ts";
import { lossRoutes } from "./routes/losses.ts";
import { masterDataRoutes } from "./routes/master-data.ts";
import { payableRoutes } from "./routes/payables.ts";
import { paymentRoutes } from "./routes/payments.ts";
import { grantRoutes, sessionRoutes } from "./routes/people.ts";
import { periodRoutes } from "./routes/periods.ts";
import { priceRoutes } from "./routes/prices.ts";
import { productRoutes } from "./routes/products.ts";
import { promotionRoutes } from "./routes/promotions.ts";
import { reconciliationRoutes } from "./routes/reconciliations.ts";
import { reportRoutes } from "./routes/reports.ts";
import { goodsRoutes } from "./routes/goods.ts";
import { orderRoutes } from "./routes/orders.ts";
import { stocktakeRoutes } from "./routes/stocktakes.ts";
import { transferRoutes } from "./routes/transfers.ts";
import { refundRoutes } from "./routes/refunds.ts";
import { saleRoutes, shortReceiptRoutes } from "./routes/sales.ts";
import { shiftRoutes } from "./routes/shifts.ts";
import { stockRoutes } from "./routes/stock.ts";
import { visionRoutes } from "./routes/vision.ts";
import { serveScreens } from "./screens.ts";
import { takeStatements } from "./statement-file.ts";
import type { World } from "./world.ts";

export interface ServerParts {
  readonly live: LiveHub;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
  /** The address that it will listen on. */
  readonly host: string;
  /** Folder of the built screens. */
  readonly screens: string;
  /** Called when the program itself is wrong: the process must end. */
  readonly crash: (error: Error) => void;
}

/** The core's server, ready to listen. */
export async function openServer(world: World, parts: ServerParts): Promise<App> {
  const { demoCamera } = world.shop;
  const app: App = openWebApp(parts.log, {
    host: parts.host,
    cameraOrigin: demoCamera === "" ? "" : new URL(demoCamera).origin,
    crash: parts.crash,
  });
  guardAccess(app, {
    bySession: (token) => callerBySession(world, token),
    byKey: (token) => callerByKey(world, token),
  });
  takePictures(app);
  takeStatements(app);
  await takeWebSockets(app);
  await describeApi(app);
  parts.metrics.watch(app);
  healthRoutes(app, world);
  factRoutes(app, world);
  shortReceiptRoutes(app);
  await app.register(
    (api: App, _options, done) => {
      answerOnce(api, world.answers, world.now);
      for (const routes of allRoutes) routes(api, world);
      const stop = parts.live.serve(api, parts.clock);
      api.addHook("onClose", () => stop());
      done();
    },
    { prefix: "/api/v1" },
  );
  await serveDocs(app);
  await serveScreens(app, parts.screens);
  return app;
}

const allRoutes: readonly ((app: App, world: World) => void)[] = [
  alertRoutes,
  basketLineRoutes,
  basketRoutes,
  basketStepRoutes,
  bookRoutes,
  grantRoutes,
  kioskRoutes,
  lossRoutes,
  masterDataRoutes,
  payableRoutes,
  paymentRoutes,
  periodRoutes,
  priceRoutes,
  productRoutes,
  promotionRoutes,
  reconciliationRoutes,
  reportRoutes,
  goodsRoutes,
  orderRoutes,
  stocktakeRoutes,
  transferRoutes,
  refundRoutes,
  saleRoutes,
  sessionRoutes,
  shiftRoutes,
  stockRoutes,
  visionRoutes,
];
