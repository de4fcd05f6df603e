// A release build builds this target as well, without the test library.
#if canImport(Testing)
  public import Foundation
  public import Testing

  /// A story of commands and what they answer, as one text file.
  ///
  ///     # Why someone does this.
  ///     $ write refs.bib << END
  ///     @book{knuth1984, title = {The TeXbook}}
  ///     END
  ///
  ///     $ ibid add refs.bib
  ///     added knuth1984  The TeXbook
  ///
  ///     $ ibid show knuth
  ///     ! error: no record has the key "knuth"
  ///     ! hint: did you mean knuth1984?
  ///     ? 1
  ///
  /// Standard output comes first, then standard error with `! ` before each line, then the status
  /// unless it is 0. `write`, `cat` and `files` make, show and list the story's files; `<< WORD` gives
  /// a command the lines up to `WORD` to read; `NAME=VALUE` before a command is its environment.
  public struct Transcript: Sendable {
    /// One command line, with what it reads.
    public struct Step: Sendable {
      var comment: [String]
      var line: String
      var input: [String]
      var inputEnd: String?

      /// The words of the command, without environment and input.
      public var words: [String] {
        let command = inputEnd == nil ? line : line.components(separatedBy: " << ").first ?? line
        return shellWords(command)
      }
    }

    /// What a command is asked to do.
    public struct Call: Sendable {
      public var words: [String]
      public var environment: [String: String]
      public var input: String
    }

    public typealias Program = (Call) throws -> Tool.Result

    private let file: URL
    public let steps: [Step]

    public init(_ file: URL) throws {
      self.file = file
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      steps = Self.steps(text.components(separatedBy: "\n"))
    }

    private static func steps(_ lines: [String]) -> [Step] {
      var steps: [Step] = []
      var comment: [String] = []
      var index = 0
      while index < lines.count {
        let line = lines[index]
        index += 1
        if line.hasPrefix("#") {
          comment.append(line)
          continue
        }
        guard line.hasPrefix("$ ") else {
          comment = []
          continue
        }
        var step = Step(comment: comment, line: String(line.dropFirst(2)), input: [])
        comment = []
        if let mark = step.line.components(separatedBy: " << ").dropFirst().last {
          step.inputEnd = mark
          while index < lines.count, lines[index] != mark {
            step.input.append(lines[index])
            index += 1
          }
          index += 1
        }
        steps.append(step)
      }
      return steps
    }

    /// Tells the story in a folder of its own and expects the answers that the file has.
    public func expect(
      running program: Program, in folder: TemporaryFolder, at location: SourceLocation
    ) throws {
      var told = ""
      for step in steps {
        let result = try perform(step, program, in: folder)
        let end = [step.inputEnd].compactMap(\.self)
        let lines = step.comment + ["$ \(step.line)"] + step.input + end
        told += lines.map { $0 + "\n" }.joined()
        told += Self.shown(result, in: folder) + "\n"
      }
      try expectFile(file, holds: String(told.dropLast()), at: location)
    }

    private func perform(
      _ step: Step, _ program: Program, in folder: TemporaryFolder
    ) throws -> Tool.Result {
      var words = step.words
      let input = step.input.map { $0 + "\n" }.joined()
      var environment: [String: String] = [:]
      while let word = words.first, let equals = word.firstIndex(of: "="),
        word[..<equals].allSatisfy({ $0.isUppercase || $0 == "_" })
      {
        environment[String(word[..<equals])] = String(word[word.index(after: equals)...])
        words.removeFirst()
      }
      switch words.first {
      case "write":
        try folder.write(input, to: words[1])
        return Tool.Result(status: 0, output: "", errors: "")
      case "cat": return Tool.Result(status: 0, output: try folder.read(words[1]), errors: "")
      case "files":
        let names = try folder.files(under: words.count > 1 ? words[1] : "")
        return Tool.Result(status: 0, output: names.map { $0 + "\n" }.joined(), errors: "")
      default:
        return try program(
          Call(words: Array(words.dropFirst()), environment: environment, input: input))
      }
    }

    /// The answer as the file has it, without what differs each time: the folder and process numbers.
    private static func shown(_ result: Tool.Result, in folder: TemporaryFolder) -> String {
      let errors = result.errors.split(separator: "\n").map { "! \($0)\n" }.joined()
      let output = result.output
      let ended = output.isEmpty || output.hasSuffix("\n") ? output : output + "⏎\n"
      let status = result.status == 0 ? "" : "? \(result.status)\n"
      return (ended + errors + status)
        .replacingOccurrences(of: "\(folder.path)/./", with: "")
        .replacingOccurrences(of: "\(folder.path)/", with: "")
        .replacingOccurrences(of: folder.path, with: ".")
        .replacingOccurrences(
          of: #"ibid-\d+-(\d+-edit)-\w+"#, with: "ibid-PID-$1", options: .regularExpression)
    }
  }
#endif
