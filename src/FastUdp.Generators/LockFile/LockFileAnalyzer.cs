using System.Collections.Immutable;
using FastUdp.Generators.Model;
using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.Generators.LockFile;

/// <summary>
/// Holds the messages of a project against its lock files. A project opts in by having one of the files; without, nothing
/// is reported. A message that does not compile is left alone: it says itself what is wrong.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockFileAnalyzer : DiagnosticAnalyzer
{
    // The compiler keeps what was parsed for as long as the text stays the same.
    private static readonly SourceTextValueProvider<LockFileText> Parser = new(LockFileText.Parse);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        LockDescriptors.NotRecorded, LockDescriptors.RecordedButGone, LockDescriptors.Removed, LockDescriptors.MessageRemoved,
        LockDescriptors.Reordered, LockDescriptors.Retyped, LockDescriptors.Resized, LockDescriptors.Renumbered,
        LockDescriptors.AppendedWithoutSince, LockDescriptors.NotUnderstood,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // Messages may come from another generator, too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        // Without the engine no type is a message, and all of them would seem to be gone.
        if (context.Compilation.GetTypeByMetadataName(KnownNames.MessageAttribute) is null)
            return;
        ImmutableArray<AdditionalText> files = context.Options.AdditionalFiles;
        if (!LockFileSource.Exists(files, LockFileText.ShippedName) && !LockFileSource.Exists(files, LockFileText.UnshippedName))
            return;

        var check = new LockFileCheck(Read(LockFileText.ShippedName), Read(LockFileText.UnshippedName));
        context.RegisterSymbolAction(symbol => Check(symbol, check), SymbolKind.NamedType);
        context.RegisterAdditionalFileAction(file => check.ReportFaults(file.AdditionalFile, file.ReportDiagnostic));
        context.RegisterCompilationEndAction(end => check.ReportGone(end.ReportDiagnostic));

        LockFileText Parse(SourceText text) => context.TryGetValue(text, Parser, out LockFileText? parsed) ? parsed : LockFileText.Parse(text);
        LockFileSource Read(string name) => LockFileSource.Read(files, name, Parse, context.CancellationToken);
    }

    private static void Check(SymbolAnalysisContext context, LockFileCheck check)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.Find(KnownNames.DatagramMessage) is null)
            return;
        check.Saw(SymbolNames.Display(type));
        if (MessageParser.Parse(type, context.Compilation, context.CancellationToken).Model is MessageModel model)
            check.Report(type, CurrentMessage.Of(model), context.ReportDiagnostic);
    }
}
