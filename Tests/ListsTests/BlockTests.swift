import Lists
import Testing
import Text

/// The part of a file that is a list's.
struct BlockTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let file: String
    let result: String
    var text = "new\n"

    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(
      name: "an empty block", file: "a\n<!-- ibid:begin l -->\n<!-- ibid:end l -->\nb\n",
      result: "a\n<!-- ibid:begin l -->\nnew\n<!-- ibid:end l -->\nb\n"),
    Case(
      name: "a full block", file: "% ibid:begin l\nold\nold\n% ibid:end l",
      result: "% ibid:begin l\nnew\n% ibid:end l"),
    Case(
      name: "no line end at the end of the text", file: "// ibid:begin l\n// ibid:end l\n",
      result: "// ibid:begin l\nnew\n// ibid:end l\n", text: "new"),
    Case(
      name: "no text", file: "ibid:begin l\nold\nibid:end l\n",
      result: "ibid:begin l\nibid:end l\n", text: ""),
    Case(
      name: "CRLF", file: "ibid:begin l\r\nold\r\nibid:end l\r\n",
      result: "ibid:begin l\r\nx\r\ny\r\nibid:end l\r\n", text: "x\ny\r\n"),
    Case(
      name: "a mark that closes its comment at once",
      file: "<!--ibid:begin l-->\n<!--ibid:end l-->\n",
      result: "<!--ibid:begin l-->\nnew\n<!--ibid:end l-->\n"),
    Case(
      name: "names that begin alike",
      file: "ibid:begin l-x\nibid:end l-x\nibid:begin l\nibid:end l\nibid:begin lé\nibid:end l2\n",
      result:
        "ibid:begin l-x\nibid:end l-x\nibid:begin l\nnew\nibid:end l\nibid:begin lé\nibid:end l2\n"),
    Case(
      name: "a line of text that names a mark",
      file: "ibid:begin l\n- on ibid:end l\nibid:end l\n",
      result: "ibid:begin l\nnew\nibid:end l\n"),
    Case(
      name: "a mark in the new text", file: "ibid:begin l\nibid:end l\n",
      result: "ibid:begin l\n$ x\nibid:end l\n", text: "$ x\n"),
  ])
  func isReplaced(_ test: Case) throws {
    let bytes = try Block.replace("l", in: Array(test.file.utf8), with: test.text, file: "a.md")
    #expect(String(decoding: bytes, as: UTF8.self) == test.result)
    let again = try Block.replace("l", in: bytes, with: test.text, file: "a.md")
    #expect(again == bytes, "the same text changes nothing")
  }

  @Test(arguments: ["ibid:end l", "- ibid:end l\n", "<!-- ibid:begin l -->"])
  func textThatHoldsAMarkIsRefused(_ line: String) throws {
    let file = Array("ibid:begin l\nibid:end l\n".utf8)
    #expect(throws: Diagnostic.self) {
      try Block.replace("l", in: file, with: "a\n\(line)", file: "a.md")
    }
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    let name: String
    let file: String
    let message: String
    let hint: String
    /// The text that the message points at.
    let place: String
    var fileName = "a.md"

    var testDescription: String { name }
  }

  @Test(arguments: [
    Fault(
      name: "no marks", file: "text\n", message: "there is no line with `ibid:begin l`",
      hint: "put `<!-- ibid:begin l -->` above the place of the list and `<!-- ibid:end l -->` "
        + "below it", place: ""),
    Fault(
      name: "no end, in LaTeX", file: "% ibid:begin l\n",
      message: "there is no line with `ibid:end l`",
      hint: "put `% ibid:begin l` above the place of the list and `% ibid:end l` below it",
      place: "", fileName: "a.tex"),
    Fault(
      name: "no begin, in Typst", file: "// ibid:end l\n",
      message: "there is no line with `ibid:begin l`",
      hint: "put `// ibid:begin l` above the place of the list and `// ibid:end l` below it",
      place: "", fileName: "a.typ"),
    Fault(
      name: "twice", file: "ibid:begin l\nibid:end l\nibid:begin l \nibid:end l\n",
      message: "the list l is marked twice in this file", hint: "keep one pair of marks",
      place: "ibid:begin l \n"),
    Fault(
      name: "the wrong way round", file: "; ibid:end l\nibid:begin l\n",
      message: "`ibid:end l` is above `ibid:begin l`", hint: "swap the two lines",
      place: "; ibid:end l\n"),
  ])
  func isRefused(_ test: Fault) throws {
    let bytes = Array(test.file.utf8)
    do throws(Diagnostic) {
      _ = try Block.replace("l", in: bytes, with: "new\n", file: test.fileName)
      Issue.record("nothing is said")
    } catch {
      #expect(error.message == test.message && error.hint == test.hint)
      let place = try #require(error.location)
      #expect(place.file == test.fileName)
      #expect(String(decoding: bytes[place.bytes], as: UTF8.self) == test.place)
    }
  }
}
