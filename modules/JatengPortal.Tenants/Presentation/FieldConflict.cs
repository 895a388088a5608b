namespace JatengPortal.Tenants.Presentation;

/// <summary>A field that somebody else has changed in the meantime.</summary>
/// <param name="Label">Of the field.</param>
/// <param name="Saved">What is saved now.</param>
/// <param name="Typed">What stands in the form.</param>
public sealed record FieldConflict(string Label, string? Saved, string? Typed);
