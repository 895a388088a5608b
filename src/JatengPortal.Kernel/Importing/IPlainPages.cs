using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Importing;

/// <summary>
/// Takes in the plain pages that an importer of another module finds in its file. Scoped; whoever owns plain pages registers it,
/// and whoever asks for it looks first whether the tenant has its feature.
/// </summary>
public interface IPlainPages
{
    /// <summary>Without it, the tenant has no plain pages.</summary>
    Feature Feature { get; }

    /// <summary>Publishes a page, within the scope's transaction where there is one; saying the same again changes nothing.</summary>
    /// <exception cref="RuleViolationException">Those of <see cref="Document.Draft"/>.</exception>
    Task<TakenPage> TakeInAsync(ImportedPage page, CancellationToken cancellationToken);
}

/// <summary>A plain page as it stands in a file.</summary>
/// <param name="SourceId">Stable id within the source.</param>
/// <param name="Slug">The address that it gets where that is free; otherwise it is numbered.</param>
/// <param name="Text">What readers see.</param>
/// <param name="PublishedUtc">Its public date, not in the future.</param>
/// <param name="OldPaths">Where it stood before.</param>
public sealed record ImportedPage(string SourceId, Slug Slug, DocumentText Text, DateTime PublishedUtc, IReadOnlyList<OldPath> OldPaths);

/// <summary>A page that was taken in.</summary>
/// <param name="Changed">False where the source said the same as last time.</param>
/// <param name="Slug">Where it stands now.</param>
/// <param name="HeldByOthers">Those of its old paths that lead to another page already, and go on to.</param>
public sealed record TakenPage(bool Changed, string Slug, IReadOnlyList<OldPath> HeldByOthers);
