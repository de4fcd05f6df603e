public import Formats
internal import Records
public import Text

/// The result of looking up one work.
public struct LookupFinding: Sendable {
  /// The work that the user asked about.
  public var work: WorkIdentifier
  /// The record, or why there is none and what to do about it.
  public var result: Result<ImportedRecord, Diagnostic>
  /// What happened to the work after its publication, such as a retraction.
  public var notices: [WorkNotice] = []
}

extension LookupFinding {
  /// Makes the record that `read` finds in an answer, and cleans it.
  ///
  /// Fields that the record lacks come from what was known before. Without an answer, what was known
  /// becomes the record.
  ///
  /// - Parameters:
  ///   - question: What was asked.
  ///   - literals: What the names are that the service gives in one piece.
  ///   - read: Reads the answer.
  init(
    about question: LookupRequest.Question,
    literals: RecordCleaning.LiteralNames = .mayBePersons,
    _ read: () throws(Diagnostic) -> (record: Record, notices: [WorkNotice])
  ) {
    work = question.work
    do throws(Diagnostic) {
      let (given, notices) = try read()
      var record = RecordCleaning.cleaned(given, literals: literals)
      if notices.contains(where: \.kind.isFatal) { record.set(.status, to: "retracted") }
      record.fields += question.known?.fields(lackingIn: record) ?? []
      result = .success(ImportedRecord(givenKey: "", type: record.type, fields: record.fields))
      self.notices = notices
    } catch {
      result = question.known?.record.map(Result.success) ?? .failure(error)
    }
  }

  init(about question: LookupRequest.Question, failing diagnostic: Diagnostic) {
    self.init(about: question) { () throws(Diagnostic) in throw diagnostic }
  }
}

/// What follows from an answer: a result, or a request to another service.
public enum LookupStep: Sendable {
  case found(LookupFinding)
  case ask(LookupRequest)
}

extension LookupStep {
  /// Reads the answer to a request.
  ///
  /// Each work of the request is in exactly one of the steps.
  ///
  /// - Complexity: O(*n*) in the length of the answer.
  public static func steps(
    reading reply: Reply, to request: LookupRequest, at addresses: ServiceAddresses
  ) -> [LookupStep] {
    switch request.service {
    case .crossref: CrossrefReply.steps(reading: reply, to: request, at: addresses)
    case .doi: DOIReply.steps(reading: reply, to: request)
    case .arxiv: ArXivReply.steps(reading: reply, to: request, at: addresses)
    case .openLibrary: OpenLibraryReply.steps(reading: reply, to: request)
    case .pubmed:
      PubMedCentralReply.answers(request)
        ? PubMedCentralReply.steps(reading: reply, to: request, at: addresses)
        : PubMedReply.steps(reading: reply, to: request)
    case .page: PageReply.steps(reading: reply, to: request, at: addresses)
    }
  }
}
