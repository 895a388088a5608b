using System.Globalization;
using System.Text.Json.Nodes;

namespace JatengPortal.Testing.Crashes;

/// <summary>The recipes and files that are at work when a process is killed.</summary>
internal static class CrashRecipes
{
    public const string Setup = "crash";

    /// <summary>Sets an agency up that publishes from its first day on.</summary>
    public const string Agency = "crash-agency";

    private const string Quiet = "crash-quiet";

    /// <summary>The agencies below the parent that the first start makes.</summary>
    public static readonly string[] FirstChildren = ["dinas-a", "dinas-b", "dinas-c"];

    /// <summary>What <see cref="Agency"/> publishes.</summary>
    public static readonly IReadOnlyDictionary<string, string> FirstTitles = new Dictionary<string, string>
    {
        ["sambutan"] = "Sambutan kepala dinas",
        ["layanan"] = "Layanan kami",
    };

    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var news = Step("feature", ("enable", new JsonArray("JatengPortal.News")));
        var name = Step("settings", ("SiteName", "[js: parameters('SiteName')]"));
        WriteRecipe(folder, Quiet, news, name);
        WriteRecipe(folder, Agency, news.DeepClone(), name.DeepClone(), Content(FirstTitles));
        var parent = Tenant(Expectations.Parent, null, Quiet);
        parent["Prefix"] = "";
        var tenants = new JsonArray([parent, .. FirstChildren.Select(child => Tenant(child, Expectations.Parent, Quiet))]);
        WriteRecipe(folder, Setup, Step("Tenants", ("Tenants", tenants)));
    }

    /// <summary>Publishes articles and gives the site a line of its own, so that halves show.</summary>
    public static string Publishing(string name, IReadOnlyDictionary<string, string> titles, DateTimeOffset? at = null) => Recipe(
        name, Step("settings", ("PortalSettings", new JsonObject { ["Tagline"] = TaglineOf(name) })), Content(titles, at));

    /// <summary>What <see cref="Publishing"/> leaves in the settings of a site.</summary>
    public static string TaglineOf(string recipe) => $"Situs sesudah {recipe}.";

    /// <summary>Makes agencies.</summary>
    public static string Agencies(string name, IEnumerable<string> agencies) => Recipe(
        name, Step("Tenants", ("Tenants", new JsonArray([.. agencies.Select(agency => Tenant(agency, Expectations.Parent, Agency))]))));

    /// <summary>A file for <c>import articles</c>.</summary>
    public static string Markdown(string slug, string title) =>
        $"---\nid: {slug}\nslug: {slug}\ntitle: {title}\ndate: 2024-11-27\n---\n{BodyOf(title)}\n";

    private static string BodyOf(string title) => $"Isi dari **{title}**.";

    private static JsonObject Content(IReadOnlyDictionary<string, string> titles, DateTimeOffset? at = null) => Step(
        "content",
        ("data", new JsonArray([.. titles.Select(pair =>
        {
            var item = new JsonObject
            {
                ["ContentItemId"] = pair.Key,
                ["ContentType"] = "Article",
                ["DisplayText"] = pair.Value,
                ["AutoroutePart"] = new JsonObject { ["Path"] = pair.Key },
                ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = BodyOf(pair.Value) },
            };
            if (at is { } time)
                item["PublishedUtc"] = time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            return item;
        })])));

    private static JsonObject Tenant(string name, string? parent, string recipe)
    {
        var tenant = new JsonObject { ["Name"] = name, ["Title"] = $"Kantor {name}", ["Recipe"] = recipe };
        if (parent is not null)
            tenant["Parent"] = parent;
        return tenant;
    }

    private static JsonObject Step(string name, params (string Name, JsonNode Value)[] properties)
    {
        var step = new JsonObject { ["name"] = name };
        foreach (var (property, value) in properties)
            step[property] = value;
        return step;
    }

    private static void WriteRecipe(string folder, string name, params JsonNode[] steps) =>
        File.WriteAllText(Path.Combine(folder, $"{name}.recipe.json"), Recipe(name, steps));

    private static string Recipe(string name, params JsonNode[] steps) =>
        new JsonObject { ["name"] = name, ["issetuprecipe"] = true, ["steps"] = new JsonArray(steps) }.ToJsonString();
}
