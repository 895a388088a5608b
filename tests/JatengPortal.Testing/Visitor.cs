using System.Net;
using System.Text.RegularExpressions;

namespace JatengPortal.Testing;

/// <summary>Somebody with a browser of their own: keeps cookies, follows no redirect, fills in forms as they stand on the page.</summary>
public sealed partial class Visitor(PortalFactory portal) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client = portal.Browser();

    /// <summary>Headers of every request.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>The cookies so far.</summary>
    public CookieCollection Cookies => _cookies.GetCookies(portal.Address);

    /// <summary>Puts a cookie into the browser, as somebody with the machine in hand could.</summary>
    public void SetCookie(string name, string value) => _cookies.Add(portal.Address, new Cookie(name, value, "/"));

    /// <summary>Asks for an address of the portal, with the prefix of a tenant in it.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>The text of a page, which must answer 200.</summary>
    public async Task<string> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(TestCancellation.Token);
    }

    /// <summary>Opens a page and sends its form: to the address itself, with the token that stands in the page.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        using var response = await GetAsync(page);
        var token = Token().Match(await response.Content.ReadAsStringAsync(TestCancellation.Token)).Groups[1].Value;
        return await PostAsync(action, [.. fields, ("_token", token)]);
    }

    /// <summary>Sends a form without looking at its page first.</summary>
    public Task<HttpResponseMessage> PostAsync(string action, params (string Name, string Value)[] fields) => SendAsync(
        new HttpRequestMessage(HttpMethod.Post, action)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        });

    /// <summary>Sends any content.</summary>
    public Task<HttpResponseMessage> PostAsync(string action, HttpContent content) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = content });

    /// <summary>Signs in by password.</summary>
    public Task<HttpResponseMessage> SignInAsync(string userName, string password, string returnAddress = "", string at = "") =>
        SubmitAsync(at + "/masuk", at + "/masuk", ("UserName", userName), ("Password", password), ("ReturnAddress", returnAddress));

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (_cookies.GetCookieHeader(portal.Address) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await _client.SendAsync(request, TestCancellation.Token);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
                _cookies.SetCookies(portal.Address, cookie);
        }

        return response;
    }

    [GeneratedRegex("name=\"_token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
