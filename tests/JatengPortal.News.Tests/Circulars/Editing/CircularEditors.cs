using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.News.Circulars;
using JatengPortal.News.Circulars.Editing;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Circulars.Editing;

/// <summary>What editors of circulars do, as their browsers send it.</summary>
internal static class CircularEditors
{
    private static readonly string New = CircularEditorial.TheKind.New;

    /// <summary>A circular that lacks nothing but its number.</summary>
    public static readonly (string Name, string Value)[] Whole =
    [
        (CircularForm.TypeField, "edaran"), (CircularForm.LayoutField, "A"), (CircularForm.TitleField, "Netralitas dalam pilkada"),
        (CircularForm.ClassificationField, "100.2.7"), (CircularForm.NatureField, "Important"), (CircularForm.AddresseesField, "Bupati\r\nWali Kota"),
        (CircularForm.PlaceField, "Semarang"), (CircularForm.DateField, "2024-11-01"), (CircularForm.BodyField, "Jaga netralitas."),
        (CircularForm.OfficeField, "Sekretaris Daerah"), (CircularForm.SignerField, "Nama Contoh"), (CircularForm.NipField, "19700101 199503 1 001"),
        (CircularForm.InformationField, "Open"),
    ];

    /// <summary>The same with other values, or more of them.</summary>
    public static (string Name, string Value)[] WholeWith(params (string Name, string Value)[] other) =>
        [.. Whole.Where(field => other.All(one => one.Name != field.Name)), .. other];

    /// <summary>Writes a circular, asks for its number, and gives its address among the editors' screens.</summary>
    public static async Task<string> WriteCircularAsync(this StaffMember member, params (string Name, string Value)[] other)
    {
        using var answer = await member.BeginCircularAsync(WholeWith([(WriteCircular.NextField, WriteCircular.ThenNumber), .. other]));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return member.Inside(answer).Split('?')[0][..^("/" + EditingForm.WriteStep).Length];
    }

    public static Task<HttpResponseMessage> BeginCircularAsync(this StaffMember member, params (string Name, string Value)[] fields) =>
        member.SubmitAsync(New + "?jenis=edaran", New, fields);

    /// <summary>Sends the form of a circular as it stands on its page, with these fields typed over.</summary>
    public static async Task<HttpResponseMessage> SaveCircularAsync(this StaffMember member, string circular, params (string Name, string Value)[] typed)
    {
        var path = $"{circular}/{EditingForm.WriteStep}";
        var form = FieldsOf(await member.ScreenAsync(path));
        return await member.SubmitAsync(path, path, [.. form.Where(field => typed.All(t => t.Name != field.Name)), .. typed]);
    }

    /// <summary>Posts a step of the workflow, which must lead on.</summary>
    public static async Task StepAsync(this StaffMember member, string circular, string step, params (string Name, string Value)[] typed)
    {
        using var answer = await member.TryStepAsync(circular, step, typed);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{step} answered {answer.StatusCode}: {(await answer.ScreenAsync()).QuerySelector("main")?.TextContent}");
    }

    public static async Task<HttpResponseMessage> TryStepAsync(this StaffMember member, string circular, string step, params (string Name, string Value)[] typed)
    {
        var basis = FieldsOf(await member.ScreenAsync($"{circular}/{step}")).Where(field => field.Name == EditingForm.BasisField);
        return await member.SubmitAsync($"{circular}/{step}", $"{circular}/{step}", [.. basis, .. typed]);
    }

    /// <summary>Submits what one person wrote, and lets another one approve it.</summary>
    public static async Task PublishCircularAsync(this StaffMember writer, StaffMember approver, string circular, params (string Name, string Value)[] change)
    {
        await writer.StepAsync(circular, SubmitEdition.Step, change);
        await approver.StepAsync(circular, PublishEdition.Step, ("kapan", "sekarang"));
    }

    /// <summary>What stands in the field of a circular's form.</summary>
    public static async Task<string> FieldAsync(this StaffMember member, string circular, string name) =>
        FieldsOf(await member.ScreenAsync($"{circular}/{EditingForm.WriteStep}")).Single(field => field.Name == name).Value;

    public static async Task<IHtmlDocument> ScreenAsync(this StaffMember member, string path) => new HtmlParser().ParseDocument(await member.ReadAsync(path));

    public static async Task<IHtmlDocument> ScreenAsync(this HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    private static IEnumerable<(string Name, string Value)> FieldsOf(IHtmlDocument page)
    {
        foreach (var field in page.QuerySelectorAll("main form[method=post] :is(input, textarea, select)[name]"))
        {
            var name = field.GetAttribute("name")!;
            if (name == "_token" || (field is IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }))
                continue;
            yield return (name, field switch
            {
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                IHtmlInputElement input => input.Value,
                _ => "",
            });
        }
    }
}
