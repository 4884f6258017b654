import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

/** The domain is pure: what reads the world comes in as an argument. */
const impure = [
  "process",
  "fetch",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "console",
  "crypto",
];

export default ts.config(
  { ignores: ["dist", "node_modules", ".tillbox", "models/training", "**/*.golden.*"] },
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.svelte"],
    extends: [...ts.configs.strictTypeChecked, ...ts.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: [".svelte"],
      },
    },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-non-null-assertion": "off",
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 70, skipBlankLines: true, skipComments: true }],
      complexity: ["error", 12],
    },
  },
  {
    files: ["**/*.test.ts", "**/*conformance.ts"],
    rules: {
      "max-lines-per-function": "off",
      "max-lines": ["error", { max: 500 }],
      complexity: "off",
    },
  },
  ...svelte.configs.recommended,
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser } },
    rules: { "svelte/no-at-html-tags": "error" },
  },
  {
    files: ["edge/domain/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-globals": ["error", ...impure],
      "no-restricted-syntax": [
        "error",
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: "Pass the instant in.",
        },
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: "Pass the instant in.",
        },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: "Pass randomness in.",
        },
      ],
    },
  },
  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
  {
    files: ["deploy/demo/page/*.js", "deploy/demo/paper/*.js"],
    languageOptions: { globals: globals.browser },
  },
);
