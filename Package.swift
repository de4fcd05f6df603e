// swift-tools-version: 6.2
import PackageDescription

/// Every module is checked alike: warnings are errors and unsafe code has to say so.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of the program; it may use only modules that stand above it in `targets`.
func module(_ name: String, uses: [Target.Dependency] = [], plugins: [Target.PluginUsage] = [])
  -> Target
{
  .target(name: name, dependencies: uses, swiftSettings: settings, plugins: plugins)
}

/// The tests of a module; `data` names the folders of files that they read.
func tests(of name: String, uses: [Target.Dependency] = [], data: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.init(stringLiteral: name), "Support", "SeededRandom"] + uses,
    exclude: data, swiftSettings: settings)
}

/// Whether `fuzz-bibtex` is built for libFuzzer, which brings a `main` of its own; see
/// `Tests/Fuzz/LibFuzzer.swift`.
let isForLibFuzzer = Context.environment["LIBFUZZER"] != nil

let package = Package(
  name: "ibid",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "ibid", targets: ["ibid"])],
  targets: [
    module("Text"),
    // What Swift imports of Linux's C libraries lacks a few calls.
    .target(name: "SystemCalls"),
    module("Platform", uses: ["Text", "SystemCalls"]),
    module("RichText", uses: ["Text"]),
    module("Records", uses: ["Text"]),
    module("Citations", uses: ["Text", "Platform", "RichText"]),
    module("Formats", uses: ["Text", "RichText", "Records"]),
    module("Store", uses: ["Text", "Platform", "Records"]),
    module("Curation", uses: ["Text", "Platform", "RichText", "Records"]),
    module("Lookup", uses: ["Text", "RichText", "Records", "Formats", "Curation"]),
    module("Lists", uses: ["Text", "RichText", "Records", "Store", "Curation"]),
    module("Console", uses: ["Text", "Platform"]),

    // What stands in styles/ becomes Swift text at build time, so that the program is one file.
    .executableTarget(name: "embed-styles", swiftSettings: settings),
    .plugin(
      name: "EmbedStyles", capability: .buildTool(), dependencies: ["embed-styles"],
      path: "Sources/EmbedStyles"),
    module("Styles", plugins: ["EmbedStyles"]),

    .executableTarget(
      name: "ibid",
      dependencies: [
        "Text", "Platform", "RichText", "Records", "Citations", "Formats", "Store", "Curation",
        "Lookup", "Lists", "Console", "Styles",
      ],
      swiftSettings: settings),

    .target(
      name: "Support", dependencies: ["Text"], path: "Tests/Support", swiftSettings: settings),
    .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: settings),
    .target(
      name: "NearPairs", dependencies: ["SeededRandom"], path: "Tests/NearPairs",
      swiftSettings: settings),
    .executableTarget(
      name: "near-pairs", dependencies: ["NearPairs"], path: "Tests/NearPairsTool",
      swiftSettings: settings),
    .target(
      name: "FuzzLoop", dependencies: ["Text", "Platform"], path: "Tests/FuzzLoop",
      swiftSettings: settings),
    .executableTarget(
      name: "fuzz-bibtex",
      dependencies: ["Text", "Platform", "Records", "Formats", "SeededRandom", "FuzzLoop"],
      path: "Tests/Fuzz",
      exclude: isForLibFuzzer
        ? ["Main.swift", "Mutation.swift", "Seeds.swift"] : ["LibFuzzer.swift"],
      swiftSettings: settings),
    .executableTarget(
      name: "fuzz-citations",
      dependencies: ["Text", "Platform", "Citations", "Styles", "SeededRandom", "FuzzLoop"],
      path: "Tests/FuzzCitations", swiftSettings: settings),
    .target(
      name: "CSLSuite", dependencies: ["Text", "Platform", "Citations"], path: "Tests/CSLSuite",
      swiftSettings: settings),
    .executableTarget(
      name: "csl-suite", dependencies: ["Text", "Platform", "Citations", "CSLSuite"],
      path: "Tests/CSLSuiteTool", swiftSettings: settings),
    tests(of: "Text"),
    tests(of: "Platform"),
    tests(of: "RichText"),
    tests(of: "Records"),
    tests(
      of: "Citations", uses: ["CSLSuite", "Styles"],
      data: ["suite", "differential", "Style/golden", "Style/agreement.md"]),
    tests(of: "Formats", data: ["Exchange/golden"]),
    tests(of: "Store"),
    tests(of: "Curation", uses: ["NearPairs", "Formats"]),
    tests(of: "Lookup"),
    tests(of: "Lists"),
    tests(of: "Console"),
    tests(of: "ibid", data: ["golden", "transcripts"]),
  ],
  swiftLanguageModes: [.v6]
)
