using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JatengPortal.Kernel.Data.Migrations.TenantState.Postgres
{
    /// <inheritdoc />
    public partial class RoleVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "roles",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "version",
                table: "roles");
        }
    }
}
