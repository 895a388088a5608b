using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using JatengPortal.Testing;

namespace JatengPortal.Benchmarks.Editors;

/// <summary>What the portal answered.</summary>
internal sealed record Answer(int Status, string Text, string Leads)
{
    private static readonly HtmlParser Parser = new();

    public bool IsRedirect => Status is 302 or 303;

    public IHtmlDocument Page() => Parser.ParseDocument(Text);
}

/// <summary>Somebody's browser, signed in with an account of its own.</summary>
internal sealed class OfficeWorker : IDisposable
{
    // The portal's way of saying that a database is held by somebody else for too long: whoever gets it tries again.
    private const int Busy = 503;
    private const int MostTries = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly HttpClient _client;
    private readonly Tally _tally;
    private string _token = "";

    private OfficeWorker(Uri portal, Tally tally)
    {
        _tally = tally;
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = portal };
    }

    public static async Task<OfficeWorker> SignInAsync(RunningPortal portal, string userName, string password, Tally tally)
    {
        var worker = new OfficeWorker(portal.Address, tally);
        worker.KeepToken((await worker.SendAsync(HttpMethod.Get, "/masuk", null)).Page());
        var answer = await worker.SendAsync(HttpMethod.Post, "/masuk", [("UserName", userName), ("Password", password), ("ReturnAddress", "")]);
        if (!answer.IsRedirect)
            throw new InvalidOperationException($"{userName} can't sign in: {answer.Status}.");
        worker.KeepToken((await worker.SendAsync(HttpMethod.Get, "/akun", null)).Page());
        return worker;
    }

    /// <summary>Asks for a page. An answer that isn't among the expected ones is a fault.</summary>
    public Task<Answer> GetAsync(string kind, string path, params int[] expected) => TimeAsync(kind, HttpMethod.Get, path, null, expected);

    /// <summary>Posts a form.</summary>
    public Task<Answer> PostAsync(string kind, string path, IEnumerable<(string Name, string Value)> fields, params int[] expected) =>
        TimeAsync(kind, HttpMethod.Post, path, fields, expected);

    /// <summary>The fields of the forms on a page, as a browser would send them.</summary>
    public static List<(string Name, string Value)> FieldsOf(IHtmlDocument page)
    {
        var fields = new List<(string, string)>();
        foreach (var field in page.QuerySelectorAll("main form[method=post] :is(input, textarea, select)[name]"))
        {
            var name = field.GetAttribute("name")!;
            if (name == "_token" || field is IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false })
                continue;
            fields.Add((name, field switch
            {
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                IHtmlInputElement input => input.Value,
                _ => "",
            }));
        }

        return fields;
    }

    public void Dispose() => _client.Dispose();

    private void KeepToken(IHtmlDocument page) =>
        _token = page.QuerySelector("input[name=_token]")?.GetAttribute("value") ?? throw new InvalidOperationException("A page has no token.");

    private async Task<Answer> TimeAsync(
        string kind, HttpMethod method, string path, IEnumerable<(string Name, string Value)>? fields, int[] expected)
    {
        for (var attempt = 1; ; attempt++)
        {
            var start = Stopwatch.GetTimestamp();
            var answer = await SendAsync(method, path, fields);
            _tally.Time(kind, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (answer.Status == Busy && attempt < MostTries)
            {
                _tally.Count("busy: answered 503 and tried again");
                await Task.Delay(Pause);
                continue;
            }

            if (!expected.Contains(answer.Status))
                _tally.Fault($"{kind}: {method} {path} answered {answer.Status}: {Told(answer)}");
            return answer;
        }
    }

    private static string Told(Answer answer)
    {
        var said = answer.Page().QuerySelector(".notice-error, [role=alert], main")?.TextContent ?? answer.Text;
        var line = string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 300 ? line : line[..300];
    }

    private async Task<Answer> SendAsync(HttpMethod method, string path, IEnumerable<(string Name, string Value)>? fields)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (fields is not null)
            request.Content = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("_token", _token)]);
        using var response = await _client.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.OriginalString ?? "");
    }
}
