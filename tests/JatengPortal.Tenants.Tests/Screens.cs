using System.Net;
using System.Text.RegularExpressions;
using JatengPortal.Testing;

namespace JatengPortal.Tenants.Tests;

/// <summary>What administrators do with screens.</summary>
internal static partial class Screens
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The text of an answer, entities resolved.</summary>
    public static async Task<string> TextAsync(this HttpResponseMessage response) =>
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Token));

    public static async Task<HttpStatusCode> StatusAsync(this Visitor visitor, string path)
    {
        using var response = await visitor.GetAsync(path);
        return response.StatusCode;
    }

    /// <summary>What a hidden or a text field of a page holds.</summary>
    public static string ValueOf(string page, string field) =>
        WebUtility.HtmlDecode(Regex.Match(page, $"name=\"{Regex.Escape(field)}\"[^>]* value=\"([^\"]*)\"").Groups[1].Value);

    /// <summary>Asks for a page again until it says what is waited for.</summary>
    public static async Task<string> ReadUntilAsync(this Visitor visitor, string path, Func<string, bool> isThere)
    {
        while (true)
        {
            var page = WebUtility.HtmlDecode(await visitor.ReadAsync(path));
            if (isThere(page))
                return page;
            await Task.Delay(TimeSpan.FromMilliseconds(50), Token);
        }
    }

    /// <summary>Uploads a recipe of these steps at a desk.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(this Visitor visitor, string desk, string content)
    {
        var page = await visitor.ReadAsync(desk);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(AntiforgeryToken().Match(page).Groups[1].Value), "_token" },
            { new StringContent(content), "berkas", "uji.recipe.json" },
        };
        return await visitor.PostAsync(desk + "/unggah", form);
    }

    /// <summary>Uploads a recipe and returns its key.</summary>
    public static async Task<string> UploadedAsync(this Visitor visitor, string desk, string steps, string name = "uji")
    {
        using var response = await visitor.UploadAsync(desk, $$"""{ "name": "{{name}}", "displayName": "Resep {{name}}", "steps": [ {{steps}} ] }""");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.OriginalString.Split("resep=")[1];
    }

    [GeneratedRegex("name=\"_token\" value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}
