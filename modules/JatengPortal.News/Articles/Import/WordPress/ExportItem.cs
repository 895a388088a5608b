namespace JatengPortal.News.Articles.Import.WordPress;

/// <summary>A post, a page or something else in an export, as it stands there. Missing texts are empty.</summary>
internal sealed class ExportItem
{
    public string Title { get; set; } = "";

    /// <summary>Its address on the old site.</summary>
    public string Link { get; set; } = "";

    public string Guid { get; set; } = "";

    /// <summary>The login of its author.</summary>
    public string Creator { get; set; } = "";

    /// <summary>HTML.</summary>
    public string Content { get; set; } = "";

    /// <summary>HTML.</summary>
    public string Excerpt { get; set; } = "";

    public string PostId { get; set; } = "";
    public string PostName { get; set; } = "";
    public string PostType { get; set; } = "";
    public string Status { get; set; } = "";
    public string Password { get; set; } = "";

    /// <summary>In the site's own time zone.</summary>
    public string Date { get; set; } = "";
    public string DateGmt { get; set; } = "";
    public string AttachmentUrl { get; set; } = "";

    /// <summary>Pinned to the top of lists.</summary>
    public bool IsSticky { get; set; }

    /// <summary>Categories, tags and terms of other taxonomies, in their order.</summary>
    public List<ExportTerm> Terms { get; } = [];

    public int Comments { get; set; }

    public int CustomFields { get; set; }

    /// <summary>Names of the first of them.</summary>
    public List<string> CustomFieldNames { get; } = [];

    /// <summary>Whether a picture stood above the text.</summary>
    public bool HasFeaturedImage { get; set; }

    /// <summary>Whether its texts together are longer than an item may be; they are then not kept.</summary>
    public bool IsTooLong { get; set; }

    /// <summary>How much text was kept, in characters.</summary>
    public int Length { get; set; }

    /// <summary>The line of the file on which it begins.</summary>
    public int Line { get; init; }
}

/// <param name="Domain">The taxonomy: <c>category</c>, <c>post_tag</c> or another one.</param>
/// <param name="Nicename">Its slug.</param>
/// <param name="Name">As readers see it; may hold entities.</param>
internal sealed record ExportTerm(string Domain, string Nicename, string Name);
