using System.Net;
using System.Text.RegularExpressions;

namespace JatengPortal.Testing;

/// <summary>Somebody who is signed in at a running portal.</summary>
public sealed partial class StaffClient : IDisposable
{
    private readonly HttpClient _client;
    private readonly CookieContainer _cookies = new();

    private StaffClient(Uri portal) => _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies })
    {
        BaseAddress = portal,
    };

    /// <summary>What a browser needs to be signed in too.</summary>
    public IEnumerable<Cookie> Cookies => _cookies.GetCookies(_client.BaseAddress!);

    /// <summary>Signs in with a password that was made by somebody else, and chooses another one, as the portal asks.</summary>
    public static async Task<StaffClient> SignInAsync(RunningPortal portal, string userName, string first, string chosen)
    {
        var staff = new StaffClient(portal.Address);
        await staff.SubmitAsync("masuk", ("UserName", userName), ("Password", first), ("ReturnAddress", ""));
        await staff.SubmitAsync("akun/sandi", ("Current", first), ("New", chosen), ("Again", chosen));
        return staff;
    }

    /// <summary>The text of a page, which must answer 200.</summary>
    public async Task<string> ReadAsync(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    /// <summary>Opens a page and sends its form to the page's own address, which must answer with a redirect.</summary>
    public async Task SubmitAsync(string page, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await ReadAsync(page)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("_token", token)]);
        using var answer = await _client.PostAsync(new Uri(page, UriKind.Relative), form);
        if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
            throw new InvalidOperationException($"{page} did not take the form: {(int)answer.StatusCode}.");
    }

    [GeneratedRegex("name=\"_token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
