using JatengPortal.Kernel.Rules;

namespace JatengPortal.News.Articles.Import.WordPress;

/// <summary>
/// An export of a WordPress site (WXR: RSS with the namespaces of <c>wordpress.org/export</c>), read item by item.
/// </summary>
internal sealed class WordPressExport : IDisposable
{
    private const string Family = "http://wordpress.org/export/";
    private const string ContentSpace = "http://purl.org/rss/1.0/modules/content/";
    private const string CreatorSpace = "http://purl.org/dc/elements/1.1/";
    private const int ChannelDepth = 1;
    private const int PartDepth = 2;
    private const int FieldDepth = 3;
    private const int SubfieldDepth = 4;
    private const int MostItems = 500_000;
    private const int MostAuthors = 10_000;
    private const int MostTerms = 1_000;
    private const int MostFieldNames = 20;
    private const int LongestName = 1_000;

    /// <summary>The longest item, in characters (5 M).</summary>
    private const int LongestItem = 5 * 1024 * 1024;

    private readonly ExportReader _xml;
    private readonly Dictionary<string, string> _authors = new(StringComparer.Ordinal);
    private string? _exportSpace;
    private string _siteLink = "";
    private string _blogLink = "";
    private bool _isInside;

    /// <param name="file">Disposed of with the export.</param>
    public WordPressExport(Stream file) => _xml = new ExportReader(file);

    /// <summary>The address of the old site; null where the file doesn't say it.</summary>
    public Uri? Site => new[] { _blogLink, _siteLink }
        .Select(link => Uri.TryCreate(link.Trim(), UriKind.Absolute, out var site) ? site : null)
        .FirstOrDefault(site => site is { Scheme: "http" or "https", Host.Length: > 0 });

    /// <summary>How much of the file was read, from 0 to 1.</summary>
    public double Share => _xml.Share;

    /// <summary>Control characters that became blanks so far.</summary>
    public int Mended => _xml.Mended;

    /// <summary>Items that were read.</summary>
    public int Count { get; private set; }

    /// <summary>What readers see of an author; null where the file doesn't say it.</summary>
    public string? DisplayNameOf(string login) => _authors.GetValueOrDefault(login);

    /// <summary>The next item; null at the end.</summary>
    /// <exception cref="RuleViolationException">
    /// <c>import.not-wxr</c>, <c>import.not-xml</c>, <c>import.document-type</c>, <c>import.too-deep</c>, <c>import.text-too-long</c>,
    /// <c>import.too-many</c>, <c>import.too-many-names</c>: what comes after can't be read.
    /// </exception>
    public ExportItem? Read()
    {
        if (!_isInside)
            Enter();
        while (_xml.NextElement(PartDepth))
        {
            if (_xml.Name == "item")
            {
                if (_exportSpace is null)
                    throw NotExport();
                if (++Count > MostItems)
                {
                    throw new RuleViolationException(
                        "import.too-many", $"The file has more than {MostItems:N0} items; divide the export into several.");
                }

                return ReadItem();
            }

            ReadHead();
        }

        return _exportSpace is null ? throw NotExport() : null;
    }

    public void Dispose() => _xml.Dispose();

    private void Enter()
    {
        if (!_xml.NextElement(0) || _xml.Name != "rss" || !_xml.NextElement(ChannelDepth) || _xml.Name != "channel")
            throw NotExport();
        _isInside = true;
    }

    private void ReadHead()
    {
        if (_xml.Name == "wxr_version" && _xml.Namespace.StartsWith(Family, StringComparison.Ordinal))
            _exportSpace = _xml.Namespace;
        else if (_xml.Name == "link" && _xml.Namespace.Length == 0)
            _siteLink = _xml.Text(LongestName) ?? "";
        else if (_xml.Namespace != _exportSpace)
            return;
        else if (_xml.Name == "base_blog_url")
            _blogLink = _xml.Text(LongestName) ?? "";
        else if (_xml.Name == "author")
            ReadAuthor();
    }

    private void ReadAuthor()
    {
        string login = "", name = "";
        while (_xml.NextElement(FieldDepth))
        {
            if (_xml.Name == "author_login")
                login = _xml.Text(LongestName) ?? "";
            else if (_xml.Name == "author_display_name")
                name = _xml.Text(LongestName) ?? "";
        }

        if (login.Length > 0 && name.Length > 0 && _authors.Count < MostAuthors)
            _authors.TryAdd(login, name);
    }

    private ExportItem ReadItem()
    {
        var item = new ExportItem { Line = _xml.Line };
        while (_xml.NextElement(FieldDepth))
        {
            if (_xml.Namespace == _exportSpace)
                ReadField(item);
            else if (_xml.Namespace == ContentSpace && _xml.Name == "encoded")
                item.Content = Keep(item, LongestItem);
            else if (_xml.Namespace == CreatorSpace && _xml.Name == "creator")
                item.Creator = Keep(item, LongestName);
            else if (_xml.Name == "encoded" && _xml.Namespace.StartsWith(Family, StringComparison.Ordinal))
                item.Excerpt = Keep(item, LongestItem);
            else if (_xml.Namespace.Length == 0)
                ReadFieldOfFeed(item);
        }

        return item;
    }

    private void ReadFieldOfFeed(ExportItem item)
    {
        if (_xml.Name == "title")
            item.Title = Keep(item, LongestItem);
        else if (_xml.Name == "link")
            item.Link = Keep(item, LongestName);
        else if (_xml.Name == "guid")
            item.Guid = Keep(item, LongestName);
        else if (_xml.Name == "category" && item.Terms.Count < MostTerms)
            item.Terms.Add(new ExportTerm(_xml.Attribute("domain"), _xml.Attribute("nicename"), Keep(item, LongestName)));
    }

    private void ReadField(ExportItem item)
    {
        switch (_xml.Name)
        {
            case "post_id":
                item.PostId = Keep(item, LongestName);
                break;
            case "post_date":
                item.Date = Keep(item, LongestName);
                break;
            case "post_date_gmt":
                item.DateGmt = Keep(item, LongestName);
                break;
            case "post_name":
                item.PostName = Keep(item, LongestName);
                break;
            case "post_type":
                item.PostType = Keep(item, LongestName);
                break;
            case "status":
                item.Status = Keep(item, LongestName);
                break;
            case "post_password":
                item.Password = Keep(item, LongestName);
                break;
            case "attachment_url":
                item.AttachmentUrl = Keep(item, LongestName);
                break;
            case "is_sticky":
                item.IsSticky = Keep(item, LongestName).Trim() == "1";
                break;
            case "comment":
                item.Comments++;
                break;
            case "postmeta":
                ReadCustomField(item);
                break;
        }
    }

    private void ReadCustomField(ExportItem item)
    {
        string key = "";
        while (_xml.NextElement(SubfieldDepth))
        {
            if (_xml.Name == "meta_key")
                key = _xml.Text(LongestName)?.Trim() ?? "";
        }

        item.HasFeaturedImage |= key == "_thumbnail_id";
        // What begins with an underscore is WordPress's and its plug-ins' own, never shown.
        if (key.Length == 0 || key[0] == '_')
            return;
        item.CustomFields++;
        if (item.CustomFieldNames.Count < MostFieldNames)
            item.CustomFieldNames.Add(key);
    }

    // What is too long is passed over, so that the items after it can still be read.
    private string Keep(ExportItem item, int most)
    {
        var text = item.IsTooLong ? null : _xml.Text(Math.Min(most, LongestItem - item.Length));
        item.IsTooLong |= text is null;
        item.Length += text?.Length ?? 0;
        return text ?? "";
    }

    private static RuleViolationException NotExport() => new(
        "import.not-wxr", "The file is XML, but no export of WordPress (WXR): in WordPress, choose Tools, Export, All content.");
}
