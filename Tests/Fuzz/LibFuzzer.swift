import Formats
import OperatingSystem
import Text

/// The same trial under LLVM's libFuzzer, which mutates what reaches new code.
///
///     LIBFUZZER=1 swift build -c release --sanitize fuzzer --product fuzz-bibtex \
///       --scratch-path .build-libfuzzer
///     SWIFT_BACKTRACE=enable=no .build-libfuzzer/release/fuzz-bibtex -timeout=2 FOLDER-OF-BIB-FILES
///
/// libFuzzer has the `main` of the program, and writes an input that fails to a file.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  if let fault = Trial.fault(of: input) {
    _ = try? Output.write(Array("\(fault)\n".utf8)[...], to: 2, named: "standard error")
    preconditionFailure()
  }
  return 0
}
