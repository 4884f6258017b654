import {
  supplierListShape,
  supplierShape,
  taxClassListShape,
  taxClassShape,
} from "../../contract/master-data.ts";
import { taxFault, type TaxRate } from "../../domain/catalogue/tax.ts";
import { money } from "../../domain/money.ts";
import { answers, refuse } from "../../web/problem.ts";
import type { App } from "../app.ts";
import type { World } from "../world.ts";

const tags = ["Products"];
const read = { action: "suppliers.read" } as const;
const change = { action: "products.change" } as const;

/** Who delivers, and how goods are taxed. */
export function masterDataRoutes(app: App, world: World): void {
  supplierRoutes(app, world);
  app.get(
    "/tax-classes",
    {
      config: read,
      schema: {
        tags,
        summary: "Classes of tax with their rates by date",
        response: answers({ 200: taxClassListShape }),
      },
    },
    async () => {
      const classes = await world.catalogue.taxClasses();
      return { items: classes.map((each) => ({ ...each, rates: [...each.rates] })), next: null };
    },
  );
  app.post(
    "/tax-classes",
    {
      config: change,
      schema: {
        tags,
        summary: "Add a class of tax, or give one of the same id other rates",
        body: taxClassShape,
        response: answers({ 201: taxClassShape }),
      },
    },
    async (request, reply) => {
      const rates = request.body.rates.map(({ validTo, ...rate }): TaxRate =>
        validTo === undefined ? rate : { ...rate, validTo },
      );
      const fault = taxFault(rates);
      if (fault !== undefined) return refuse("REQUEST_INVALID", fault);
      await world.catalogueWriter.setTaxClass({ ...request.body, rates });
      return reply.code(201).send(request.body);
    },
  );
}

function supplierRoutes(app: App, world: World): void {
  app.get(
    "/suppliers",
    {
      config: read,
      schema: { tags, summary: "Suppliers by id", response: answers({ 200: supplierListShape }) },
    },
    async () => {
      const suppliers = await world.catalogue.suppliers();
      const items = suppliers.map(({ minimumOrder = 0, ...each }) => ({ ...each, minimumOrder }));
      return { items, next: null };
    },
  );
  app.post(
    "/suppliers",
    {
      config: change,
      schema: {
        tags,
        summary: "Add a supplier, or change one of the same id",
        body: supplierShape,
        response: answers({ 201: supplierShape }),
      },
    },
    async (request, reply) => {
      const { minimumOrder, ...rest } = request.body;
      const supplier = { ...rest, minimumOrder: money(minimumOrder) };
      await world.catalogueWriter.importCatalogue(
        { categories: [], suppliers: [supplier], products: [], shelves: [], members: [] },
        world.now(),
      );
      return reply.code(201).send(request.body);
    },
  );
}
