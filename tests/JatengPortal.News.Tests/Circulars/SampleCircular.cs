using System.Text.Json.Nodes;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Circulars;

/// <summary>A circular as a recipe writes it.</summary>
/// <param name="Slug">Its address; also its id, where none is given.</param>
internal sealed record SampleCircular(string Slug)
{
    public string Id { get; init; } = Slug;
    public string Title { get; init; } = "Netralitas dalam pilkada";
    public string Body { get; init; } = "Semua aparatur menjaga netralitas.";
    public string Type { get; init; } = "edaran";
    public string Layout { get; init; } = "A";
    public string? Number { get; init; } = $"100.2.7/{Slug}-1/UJI/2024";
    public string Date { get; init; } = "2024-11-01";
    public string? PublishedUtc { get; init; } = "2024-11-01T03:00:00Z";
    public bool Published { get; init; } = true;
    public string? Subject { get; init; }
    public string Nature { get; init; } = "Important";
    public string Information { get; init; } = "Open";
    public string? ExemptionReason { get; init; }
    public string[] Addressees { get; init; } = ["Para Bupati dan Wali Kota se-Jawa Tengah"];
    public string[] Basis { get; init; } = [];
    public string[] CopiesTo { get; init; } = [];
    public string[] Amends { get; init; } = [];
    public string[] Revokes { get; init; } = [];
    public string? SignatoryName { get; init; } = "Nama Contoh";
    public string? Nip { get; init; } = "197001011995031001";
    public string? OnBehalfOf { get; init; }
    public bool Sample { get; init; }

    public JsonObject ToJson()
    {
        var signatory = new JsonObject { ["Office"] = "Sekretaris Daerah" };
        var part = new JsonObject
        {
            ["Type"] = Type,
            ["Layout"] = Layout,
            ["Classification"] = "100.2.7",
            ["Nature"] = Nature,
            ["Information"] = Information,
            ["Addressees"] = Lines(Addressees),
            ["Place"] = "Semarang",
            ["Date"] = Date,
            ["Basis"] = Lines(Basis),
            ["CopiesTo"] = Lines(CopiesTo),
            ["Amends"] = Lines(Amends),
            ["Revokes"] = Lines(Revokes),
            ["Signatory"] = signatory,
            ["Sample"] = Sample,
        };
        Set(part, "Number", Number);
        Set(part, "Subject", Subject);
        Set(part, "ExemptionReason", ExemptionReason);
        Set(signatory, "Name", SignatoryName);
        Set(signatory, "Nip", Nip);
        Set(signatory, "OnBehalfOf", OnBehalfOf);
        var item = new JsonObject
        {
            ["ContentItemId"] = Id,
            ["ContentType"] = "Circular",
            ["DisplayText"] = Title,
            ["Published"] = Published,
            ["AutoroutePart"] = new JsonObject { ["Path"] = Slug },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = Body },
            ["CircularPart"] = part,
        };
        Set(item, "PublishedUtc", PublishedUtc);
        return item;
    }

    private static void Set(JsonObject holder, string name, string? value)
    {
        if (value is not null)
            holder[name] = value;
    }

    private static JsonArray Lines(string[] lines) => [.. lines.Select(line => JsonValue.Create(line))];
}

/// <summary>Publishes by recipe, as an agency does.</summary>
internal static class SampleCirculars
{
    public const string Types = """
        { "name": "CircularTypes", "Types": [
          { "Slug": "edaran", "Name": "Surat edaran", "Layout": "A", "Pattern": "{klasifikasi}/{nomor}/{unit}/{tahun}", "Unit": "UJI", "Classification": "100.2.7",
            "Sections": [ "Latar Belakang", "Isi Edaran" ] },
          { "Slug": "edaran-b", "Name": "Surat edaran, bentuk surat", "Layout": "B", "Pattern": "{klasifikasi}/SE.{nomor}/{unit}/{tahun}", "Unit": "UJI" } ] }
        """;

    /// <summary>A new agency that writes circulars.</summary>
    public static async Task<Agency> NewCircularAgencyAsync(this PortalFactory portal, string name)
    {
        var agency = await portal.NewAgencyAsync(name);
        await agency.RunAsync("""{ "name": "feature", "enable": [ "JatengPortal.Circulars" ] }, """ + Types, recipe: "jenis");
        return agency;
    }

    public static Task<RecipeOutcome> PublishAsync(this Agency agency, params SampleCircular[] circulars) => agency.RunAsync(StepOf(circulars));

    public static string StepOf(params SampleCircular[] circulars) => new JsonObject
    {
        ["name"] = "content",
        ["data"] = new JsonArray([.. circulars.Select(circular => circular.ToJson())]),
    }.ToJsonString();
}
