using System.Globalization;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.News.Circulars.Distribution.Sending;

/// <summary>To whom, and until when, as it was typed.</summary>
/// <param name="Selection">To whom.</param>
/// <param name="Deadline">A day in WIB, <c>2026-11-27</c>.</param>
public sealed record SendForm(TenantSelectionForm Selection, string Deadline)
{
    public const string DeadlineField = "tenggat";
    public const int UsualDays = 3;
    private const int MostDays = 366;
    private const string DayForm = "yyyy-MM-dd";

    internal static SendForm Read(IFormCollection form) => new(TenantSelectionForm.Read(form), form[DeadlineField].ToString().Trim());

    internal static SendForm Usual(DateTime now) =>
        new(new TenantSelectionForm("", "", []), WorkingDays.After(now, UsualDays).ToString(DayForm, CultureInfo.InvariantCulture));

    internal static SendForm Of(CircularDistribution sent, IReadOnlyList<Tenant> offered) => new(
        TenantSelectionForm.Of(TenantSelection.Read(sent.Selection), offered),
        WesternIndonesiaTime.Of(sent.DeadlineUtc.AddSeconds(-1)).ToString(DayForm, CultureInfo.InvariantCulture));

    internal (DateTime DeadlineUtc, FormErrors Errors) Check(IReadOnlyList<Tenant> offered, DateTime now)
    {
        var errors = new FormErrors();
        Selection.Check(errors, offered);
        var deadline = now;
        if (!DateOnly.TryParseExact(Deadline, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year > 9000)
            errors.Add(DeadlineField, Texts.Distribution_deadline_malformed);
        else if ((deadline = WorkingDays.EndOf(day)) <= now)
            errors.Add(DeadlineField, Texts.Distribution_deadline_past);
        else if (deadline > now.AddDays(MostDays))
            errors.Add(DeadlineField, Texts.Distribution_deadline_too_far);
        return (deadline, errors);
    }
}
