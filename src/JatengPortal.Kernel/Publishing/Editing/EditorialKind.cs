using JatengPortal.Kernel.Modules;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>A kind of document that goes through editors' hands, such as articles.</summary>
/// <param name="Id">See <see cref="Document.Kind"/>; also the first part of its actions in the audit trail.</param>
/// <param name="Root">Where the public reads it, such as <c>/berita</c>: a document stands at <c>/berita/{slug}</c>.</param>
/// <param name="Desk">Where it is edited, such as <c>/admin/berita</c>.</param>
public sealed record EditorialKind(string Id, string Root, string Desk)
{
    /// <summary>What many of them are called: "Berita".</summary>
    public required Func<string> Name { get; init; }

    /// <summary>Names a field of the kind's own in the language of the page; null for a name that it doesn't know.</summary>
    public Func<string, string?>? FieldName { get; init; }

    /// <summary>Whoever has it writes, and submits what they wrote.</summary>
    public required Permission Write { get; init; }

    /// <summary>Whoever has it changes what others write.</summary>
    public required Permission Edit { get; init; }

    /// <summary>Whoever has it approves what others wrote, schedules and withdraws.</summary>
    public required Permission Publish { get; init; }

    /// <summary>Kind of the due items that publish scheduled editions; stored with them.</summary>
    public string DuePublication { get; init; } = Id + ".publish";

    /// <summary>Kind of the due items that withdraw.</summary>
    public string DueWithdrawal => Id + ".withdraw";

    /// <summary>Where a new one is written.</summary>
    public string New => Desk + "/baru";

    /// <summary>Where the public reads it.</summary>
    public string PublicPathOf(string slug) => $"{Root}/{slug}";

    /// <summary>Where its editors see it.</summary>
    public string PathOf(Guid id) => $"{Desk}/{id}";

    /// <summary>Where its editors do something with it.</summary>
    public string PathOf(Guid id, string step) => $"{Desk}/{id}/{step}";

    /// <summary>What lies between the dashboard and a page about one document.</summary>
    public IReadOnlyList<(string Text, string Path)> Way(Guid id, string title) => [(Name(), Desk), (title, PathOf(id))];
}
