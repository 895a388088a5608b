using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JatengPortal.Audit.Data.Migrations.Tenant.Postgres
{
    /// <inheritdoc />
    public partial class ReadInTheBrowser : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_audit_entries_actor_id_sequence",
                table: "audit_entries");

            migrationBuilder.AddColumn<int>(
                name: "retention_months",
                table: "audit_head",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_actor_sequence",
                table: "audit_entries",
                columns: new[] { "actor", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_subject_sequence",
                table: "audit_entries",
                columns: new[] { "subject", "sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_audit_entries_actor_sequence",
                table: "audit_entries");

            migrationBuilder.DropIndex(
                name: "IX_audit_entries_subject_sequence",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "retention_months",
                table: "audit_head");

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_actor_id_sequence",
                table: "audit_entries",
                columns: new[] { "actor_id", "sequence" });
        }
    }
}
